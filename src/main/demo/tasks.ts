/** What the work of the demonstration is about: jobs, what is written of them, how long they take. */
import type { Chapter } from './cast.ts';

/** A piece of work; it takes from so many minutes to so many. */
export type Task = {
  readonly job: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

function task(job: string, from: number, to: number, text: string): Task {
  return { job, text, from, to };
}

/** What every client asks for. */
const EVERYWHERE: readonly Task[] = [
  task('Workplaces', 10, 20, 'Password forgotten: reset, second factor registered again'),
  task('Workplaces', 15, 35, 'Laptop does not wake from the dock: firmware of the dock updated'),
  task('Workplaces', 20, 45, 'New colleague: account, groups, mailbox and first sign-in by phone'),
  task('Workplaces', 10, 25, 'Colleague has left: account closed, mailbox handed to the deputy'),
  task('Workplaces', 15, 40, 'Second screen stays dark after the update: graphics driver replaced'),
  task('Mail', 10, 30, 'Mail in quarantine released, rule for the sender narrowed'),
  task('Mail', 15, 40, 'Shared calendar shows nothing on two phones: accounts set up anew'),
  task(
    'Mail',
    20,
    50,
    'Suspicious mail looked at with the user: was phishing, link blocked for all',
  ),
  task('Mail', 10, 20, 'Mailbox nearly full: old attachments moved to the archive'),
  task('Backup', 10, 20, 'Backup report looked through: all jobs green, one warning explained'),
  task(
    'Backup',
    25,
    60,
    'Backup job failed with a snapshot error: snapshot removed, job run again',
  ),
  task('Backup', 30, 60, 'Restore tried out with a folder of last week: complete'),
  task('Network', 15, 45, 'Wireless drops in the meeting room: channel changed, measured again'),
  task('Network', 10, 30, 'Remote access refused: certificate renewed on the client'),
  task('Network', 20, 45, 'Firewall rule for the new telephone provider, calls tested'),
  task('Printers', 10, 30, 'Printer prints blank pages: driver replaced, test page fine'),
  task('Printers', 10, 25, 'Scan to folder stopped: password of the scan account had expired'),
  task('Servers', 15, 40, 'Disk nearly full: logs cleared, alarm moved to 85 per cent'),
  task('Servers', 20, 50, 'Certificate of the intranet renewed before it runs out'),
  task('Advice', 15, 40, 'Call about two offers for new laptops: compared, one recommended'),
  task('Advice', 20, 60, 'Monthly talk: what was done, what is next, open points written down'),
];

const OF_A_CHAPTER: Readonly<Record<Chapter, readonly Task[]>> = {
  practice: [
    task('Practice software', 15, 45, 'Card reader not found at the front desk: port reset'),
    task(
      'Practice software',
      30,
      75,
      'Quarterly update of the practice software, checked with staff',
    ),
    task('Practice software', 20, 50, 'X-ray viewer opens slowly: cache moved to the faster disk'),
    task('Practice software', 10, 30, 'Appointment reminders not sent: queue stuck, started again'),
  ],
  office: [
    task('Documents', 15, 45, 'Template shows the old letterhead: corrected for all users'),
    task('Documents', 20, 60, 'Shared folder tidied with the office: rights checked and listed'),
    task(
      'Drawings',
      25,
      70,
      'Licence server refuses the fourth seat: restarted, log kept for vendor',
    ),
    task('Documents', 20, 45, 'Document comparison crashes on long files: add-in updated'),
  ],
  shop: [
    task('Till', 15, 45, 'Till offline in the morning: switch behind the counter restarted'),
    task('Till', 20, 50, 'Card terminal pairs with the wrong till: paired again, receipt tested'),
    task(
      'Web shop',
      30,
      80,
      'Orders of the web shop not imported: field had changed, mapping mended',
    ),
    task('Web shop', 20, 50, 'Opening hours and a banner for the holidays put on the site'),
  ],
  plant: [
    task('Warehouse', 20, 60, 'Hand scanners lose the network at gate 3: roaming settings changed'),
    task('Warehouse', 25, 75, 'Label printer prints shifted: format taken over from the spare one'),
    task('Warehouse', 30, 90, 'Interface to the carrier rejects parcels: house number field fixed'),
    task('Servers', 30, 80, 'Database of the warehouse slow: index rebuilt, plan compared'),
  ],
  school: [
    task('Classrooms', 20, 60, 'Cart of tablets: twelve set up anew, profiles assigned'),
    task('Classrooms', 15, 45, 'Projector in room 14 not found: cast receiver registered again'),
    task('Classrooms', 20, 50, 'Content filter blocks the reading app: exception for the domain'),
    task('School office', 20, 60, 'Class lists of the new term imported, doubles removed'),
  ],
};

/** Work for which somebody drives out. */
const ON_SITE: readonly Task[] = [
  task('Workplaces', 60, 150, 'Three new workplaces set up, old ones wiped and taken along'),
  task('Network', 75, 180, 'New access points mounted and measured, plan of the cables brought up'),
  task('Servers', 60, 120, 'Disk of the storage replaced, rebuild watched to its end'),
  task('Printers', 45, 75, 'New printer unpacked, in the network and explained'),
  task('Network', 60, 135, 'Patch cabinet tidied and labelled, one dead port found'),
  task('Printers', 50, 95, 'Copier moved to the other floor, connected and its address changed'),
  task('Network', 60, 110, 'Line of the new provider taken into use, old one kept for a week'),
  task(
    'Servers',
    75,
    150,
    'Memory of the host doubled, machines moved over and back without a stop',
  ),
  task(
    'Advice',
    60,
    120,
    'Walk through the rooms for the move: sockets, cabinet and cooling planned',
  ),
  task('Workplaces', 45, 105, 'Round through the office: six small things from the list done'),
];

/** What is done in the evening at the end of a month. */
export const PATCHES: readonly Task[] = [
  task('Patches', 45, 90, 'Monthly updates of the servers, restarted in order, services checked'),
  task('Patches', 60, 105, 'Monthly updates; firmware of the storage as well, no errors after'),
  task(
    'Patches',
    40,
    75,
    'Monthly updates of servers and firewall, one update put off as known bad',
  ),
];

/** Somebody called at night. */
export const NIGHT_CALLS: readonly Task[] = [
  task('Servers', 20, 45, 'Called at night: alarm of the server room, air conditioning restarted'),
  task('Network', 15, 40, 'Called in the evening: line down, provider had works, told the client'),
  task('Backup', 20, 45, 'Called: backup window ran into the morning, job paused'),
];

/** Ways there and back take so many minutes. */
export const WAY = { from: 20, to: 50 };

/** The tasks that a client may ask for. */
export function tasksOf(chapter: Chapter, onSite: boolean): readonly Task[] {
  if (onSite) return ON_SITE;
  const own = OF_A_CHAPTER[chapter];
  // What is particular to a trade comes up more often than any one thing of the rest.
  return [...EVERYWHERE, ...own, ...own];
}
