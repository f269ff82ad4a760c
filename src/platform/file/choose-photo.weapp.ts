import Taro from '@tarojs/taro'
import type { ChosenPhoto } from './choose-photo'

interface Limits {
  readonly longSidePixels: number
  readonly maxBytes: number
}

/** Each next try is coarser; print is readable down to the last. */
const QUALITIES = [80, 60, 40] as const

/** WeChat's own picker or camera, and what was chosen made smaller before it leaves the phone. Null: given up. */
export async function choosePhoto({ longSidePixels, maxBytes }: Limits): Promise<ChosenPhoto> {
  const path = await pickPath()
  if (!path) return null
  for (const quality of QUALITIES) {
    const compressed = await compress(path, quality, longSidePixels)
    const size = await sizeOf(compressed)
    if (size === null) return 'unreadable'
    if (size > maxBytes) continue
    const content = await readBase64(compressed)
    return content === null ? 'unreadable' : { content, preview: compressed }
  }
  return 'too-large'
}

async function pickPath(): Promise<string | null> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles[0]?.tempFilePath ?? null
  } catch {
    return null
  }
}

/** An old phone that cannot compress hands the picture on as it is: its size decides. */
async function compress(src: string, quality: number, longSidePixels: number): Promise<string> {
  try {
    const { width, height } = await Taro.getImageInfo({ src })
    const isWide = width >= height
    const side = Math.min(longSidePixels, Math.max(width, height))
    const wish = isWide ? { compressedWidth: side } : { compressedHeight: side }
    const { tempFilePath } = await Taro.compressImage({ src, quality, ...wish })
    return tempFilePath
  } catch {
    return src
  }
}

function sizeOf(filePath: string): Promise<number | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: ({ size }) => resolve(size),
      fail: () => resolve(null),
    })
  })
}

function readBase64(filePath: string): Promise<string | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(typeof data === 'string' ? data : null),
      fail: () => resolve(null),
    })
  })
}
