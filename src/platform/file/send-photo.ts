/** What the server said to a file, whatever it was. */
export interface FileAnswer {
  readonly status: number
  readonly body: unknown
}

export interface PhotoToSend {
  readonly url: string
  /** As `choosePhoto` gave it: a browser sends the bytes, WeChat the file that it shows. */
  readonly photo: { readonly content: string; readonly preview: string }
  readonly fields: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

/** Sends a picture as a form, the words before the file. @throws when no answer came */
export async function sendPhoto({ url, photo, fields, headers }: PhotoToSend): Promise<FileAnswer> {
  const bytes = Uint8Array.from(atob(photo.content), (letter) => letter.charCodeAt(0))
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg')
  const answer = await fetch(url, { method: 'POST', body: form, headers })
  return { status: answer.status, body: await answer.json() }
}
