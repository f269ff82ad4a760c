/** WeChat knows this address as one of the mini-program's own. */
export function serverAddress(): string {
  return API_BASE
}
