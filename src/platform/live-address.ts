/** A browser listens where its page came from. */
export function liveAddress(): string {
  return `${(API_BASE || location.origin).replace(/^http/, 'ws')}/live`
}
