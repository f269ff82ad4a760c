/** Where the server is, without a slash at the end: in a browser, where the page came from. */
export function serverAddress(): string {
  return API_BASE || location.origin
}
