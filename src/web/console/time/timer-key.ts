/** The key that opens the timer: a single letter can be turned off by who types it by mistake. */
const PLACE = 'hourbank.timer-key';

export function isTimerKeyOn(): boolean {
  try {
    return window.localStorage.getItem(PLACE) !== 'off';
  } catch {
    return true;
  }
}

export function turnTimerKey(isOn: boolean): void {
  try {
    window.localStorage.setItem(PLACE, isOn ? 'on' : 'off');
  } catch {
    // It stays as it was.
  }
}
