/** A file as the server wrote it. */
export interface WrittenFile {
  readonly name: string
  readonly mediaType: string
  readonly contentBase64: string
}

/** Hands a file to the browser's downloads. @returns whether it left */
export async function handOverDocument({ name, mediaType, contentBase64 }: WrittenFile): Promise<boolean> {
  const bytes = Uint8Array.from(atob(contentBase64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return true
}
