/** A photograph as it is sent: base64 without a head. `too-large`: it could not be made small enough. */
export type ChosenPhoto =
  | { readonly content: string; readonly preview: string }
  | 'too-large'
  | 'unreadable'
  | null

interface Limits {
  readonly longSidePixels: number
  readonly maxBytes: number
}

/** Each next try is coarser; print is readable down to the last. */
const QUALITIES = [0.82, 0.6, 0.4] as const

/** Opens the browser's own picker, and makes what was chosen smaller before it leaves the phone. Null: given up. */
export async function choosePhoto({ longSidePixels, maxBytes }: Limits): Promise<ChosenPhoto> {
  const file = await pickFile()
  if (!file) return null
  const image = await openImage(file)
  if (!image) return 'unreadable'
  const scale = Math.min(1, longSidePixels / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  for (const quality of QUALITIES) {
    const preview = canvas.toDataURL('image/jpeg', quality)
    const content = preview.slice(preview.indexOf(',') + 1)
    if (content.length * 0.75 <= maxBytes) return { content, preview }
  }
  return 'too-large'
}

function pickFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

async function openImage(file: File): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file)
  } catch {
    return null
  }
}
