/** `https://a.example.org`: scheme, host and port, and nothing after them. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
