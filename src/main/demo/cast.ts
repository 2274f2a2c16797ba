/** Who is in the demonstration: a firm of six, and its twelve clients. All names are made up. */
import type { Role } from '../../contract/permissions.ts';

export type Person = {
  /** Their mail, before the @. */
  readonly mail: string;
  readonly name: string;
  readonly role: Role;
};

export const OWNER: Person = { mail: 'maren', name: 'Maren Holt', role: 'owner' };
export const BILLING: Person = { mail: 'ines', name: 'Ines Castell', role: 'billing' };
export const TOBIAS: Person = { mail: 'tobias', name: 'Tobias Reuter', role: 'technician' };
export const PRIYA: Person = { mail: 'priya', name: 'Priya Nandan', role: 'technician' };
export const LUCA: Person = { mail: 'luca', name: 'Luca Ferri', role: 'technician' };
const ACCOUNTANT: Person = { mail: 'greta', name: 'Greta Solberg', role: 'accountant' };

export const TECHNICIANS: readonly Person[] = [TOBIAS, PRIYA, LUCA];
export const PEOPLE: readonly Person[] = [OWNER, BILLING, ...TECHNICIANS, ACCOUNTANT];

type ContactRole = 'technical' | 'billing' | 'viewer';

type ContactSketch = {
  readonly name: string;
  readonly roles: readonly ContactRole[];
};

type BillingSketch = {
  readonly address: string;
  readonly taxId?: string;
  readonly taxTreatment?: 'reverse-charge';
};

/** What a client's work is about: the chapters of the texts that are written of it. */
export type Chapter = 'practice' | 'office' | 'shop' | 'plant' | 'school';

/** A client in a few strokes: the year is lived by it. */
export type ClientSketch = {
  readonly name: string;
  /** What the firm's invoicing program calls it. */
  readonly reference: string;
  readonly mailDomain: string;
  /** What its invoices say of it. */
  readonly billing: BillingSketch;
  readonly contacts: readonly ContactSketch[];
  readonly chapter: Chapter;
  /** Entries in an ordinary week, in tenths. */
  readonly weeklyTenths: number;
  /** The share of work that is done on site. */
  readonly onSite: number;
  /** The technician who mostly goes. */
  readonly technician: Person;
  /** Servers are patched at the end of the month, after hours. */
  readonly patched: boolean;
  /** The size of the block it buys; null: it buys none. */
  readonly buysMinutes: number | null;
  /** It buys again when it has less than this left. */
  readonly belowMinutes: number;
  /** How many days pass before it buys again, when it runs low. */
  readonly hesitatesDays: number;
  /** How many days pass before it pays; 0: at once. */
  readonly paysAfterDays: number;
  /** Days of the year from and to which there is work. */
  readonly fromDay: number;
  readonly toDay: number;
};

const ALWAYS = { fromDay: 0, toDay: 10_000 };

export const CLIENTS: readonly ClientSketch[] = [
  {
    ...{ name: 'Alder Dental', reference: 'C-1001', mailDomain: 'alder.example' },
    billing: { address: 'Kaiserstraße 41\n44135 Dortmund\nGermany' },
    contacts: [
      { name: 'Ana Alder', roles: ['technical', 'billing'] },
      { name: 'Jonas Weil', roles: ['viewer'] },
    ],
    ...{ chapter: 'practice', weeklyTenths: 36, onSite: 0.15, technician: PRIYA, patched: true },
    ...{ buysMinutes: 1200, belowMinutes: 120, hesitatesDays: 2, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Birchwood Architects', reference: 'C-1002', mailDomain: 'birchwood.example' },
    billing: { address: 'Ruhrallee 90\n44139 Dortmund\nGermany' },
    contacts: [
      { name: 'Milan Brandt', roles: ['technical'] },
      { name: 'Sofie Lund', roles: ['billing'] },
    ],
    ...{ chapter: 'office', weeklyTenths: 30, onSite: 0.1, technician: TOBIAS, patched: false },
    ...{ buysMinutes: 1200, belowMinutes: 45, hesitatesDays: 12, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Cedar Lane Bakery', reference: 'C-1003', mailDomain: 'cedarlane.example' },
    billing: { address: 'Lindenweg 3\n44227 Dortmund\nGermany' },
    contacts: [
      { name: 'Petra Moll', roles: ['technical', 'billing'] },
      { name: 'Emil Koss', roles: ['technical'] },
    ],
    ...{ chapter: 'shop', weeklyTenths: 15, onSite: 0.3, technician: LUCA, patched: false },
    ...{ buysMinutes: 600, belowMinutes: 120, hesitatesDays: 3, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Dunmore Logistics', reference: 'C-1004', mailDomain: 'dunmore.example' },
    billing: { address: 'Kanalstraße 17\n44147 Dortmund\nGermany' },
    contacts: [
      { name: 'Henk Visser', roles: ['technical'] },
      { name: 'Carla Dunmore', roles: ['billing'] },
      { name: 'Aylin Demir', roles: ['viewer'] },
    ],
    ...{ chapter: 'plant', weeklyTenths: 48, onSite: 0.25, technician: TOBIAS, patched: true },
    ...{ buysMinutes: 2400, belowMinutes: 240, hesitatesDays: 4, paysAfterDays: 7 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Elmstead School', reference: 'C-1005', mailDomain: 'elmstead.example' },
    billing: { address: 'Schulweg 8\n58452 Witten\nGermany' },
    contacts: [{ name: 'Ruth Elms', roles: ['technical', 'billing'] }],
    ...{ chapter: 'school', weeklyTenths: 30, onSite: 0.35, technician: LUCA, patched: true },
    ...{ buysMinutes: 2400, belowMinutes: 240, hesitatesDays: 5, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Fernhill Legal', reference: 'C-1006', mailDomain: 'fernhill.example' },
    billing: { address: 'Am Markt 2\n44532 Lünen\nGermany' },
    contacts: [
      { name: 'Dr. Noor Haddad', roles: ['technical'] },
      { name: 'Beate Simon', roles: ['billing', 'technical'] },
    ],
    ...{ chapter: 'office', weeklyTenths: 25, onSite: 0.1, technician: PRIYA, patched: true },
    ...{ buysMinutes: 1200, belowMinutes: 120, hesitatesDays: 1, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Goldcrest Press', reference: 'C-1007', mailDomain: 'goldcrest.example' },
    billing: { address: 'Druckerstraße 25\n44263 Dortmund\nGermany' },
    contacts: [{ name: 'Tim Oakley', roles: ['technical', 'billing'] }],
    ...{ chapter: 'office', weeklyTenths: 20, onSite: 0.12, technician: TOBIAS, patched: false },
    ...{ buysMinutes: 600, belowMinutes: 120, hesitatesDays: 2, paysAfterDays: 4 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Hollin Veterinary', reference: 'C-1008', mailDomain: 'hollin.example' },
    billing: { address: 'Wiesengrund 6\n58239 Schwerte\nGermany' },
    contacts: [{ name: 'Dr. Eva Hollin', roles: ['technical', 'billing'] }],
    ...{ chapter: 'practice', weeklyTenths: 10, onSite: 0.2, technician: PRIYA, patched: false },
    ...{ buysMinutes: 300, belowMinutes: 120, hesitatesDays: 4, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Ivybridge Surveyors', reference: 'C-1009', mailDomain: 'ivybridge.example' },
    billing: { address: 'Feldmarkstraße 12\n59174 Kamen\nGermany' },
    contacts: [
      { name: 'Owen Pryce', roles: ['technical'] },
      { name: 'Lena Pryce', roles: ['billing'] },
    ],
    ...{ chapter: 'office', weeklyTenths: 13, onSite: 0.15, technician: TOBIAS, patched: false },
    ...{ buysMinutes: 600, belowMinutes: 120, hesitatesDays: 3, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Juniper Travel', reference: 'C-1010', mailDomain: 'juniper.example' },
    billing: {
      address: 'Mariahilfer Straße 180\n1070 Wien\nAustria',
      ...{ taxId: 'ATU12345675', taxTreatment: 'reverse-charge' },
    },
    contacts: [{ name: 'Mona Reyes', roles: ['technical', 'billing'] }],
    ...{ chapter: 'shop', weeklyTenths: 15, onSite: 0.1, technician: PRIYA, patched: false },
    ...{ buysMinutes: 300, belowMinutes: 120, hesitatesDays: 2, paysAfterDays: 0 },
    ...ALWAYS,
  },
  {
    ...{ name: 'Kestrel Optics', reference: 'C-1011', mailDomain: 'kestrel.example' },
    billing: { address: 'Hohe Straße 55\n44139 Dortmund\nGermany' },
    contacts: [{ name: 'Ivo Kestrel', roles: ['technical', 'billing'] }],
    ...{ chapter: 'shop', weeklyTenths: 0, onSite: 0, technician: LUCA, patched: false },
    ...{ buysMinutes: null, belowMinutes: 0, hesitatesDays: 0, paysAfterDays: 0 },
    ...{ fromDay: 250, toDay: 10_000 },
  },
  {
    ...{ name: 'Larch Timber', reference: 'C-1012', mailDomain: 'larch.example' },
    billing: { address: 'Sägewerkstraße 1\n59494 Soest\nGermany' },
    contacts: [{ name: 'Konrad Larch', roles: ['technical', 'billing'] }],
    ...{ chapter: 'plant', weeklyTenths: 17, onSite: 0.2, technician: LUCA, patched: false },
    ...{ buysMinutes: 600, belowMinutes: 120, hesitatesDays: 3, paysAfterDays: 0 },
    ...{ fromDay: 0, toDay: 205 },
  },
];

/** The products that the firm sells. */
export const SUPPORT_HOURS = 'Support hours';
export const AFTER_HOURS = 'After hours';
