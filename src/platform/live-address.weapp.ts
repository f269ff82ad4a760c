/** WeChat knows this address as one of the mini-program's socket domains. */
export function liveAddress(): string {
  return `${API_BASE.replace(/^http/, 'ws')}/live`
}
