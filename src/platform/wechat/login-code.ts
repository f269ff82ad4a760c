/** A browser has no wx.login: undefined, and the screen offers the demo personas while the server has them. */
export async function loginCode(): Promise<string | undefined> {
  return undefined
}
