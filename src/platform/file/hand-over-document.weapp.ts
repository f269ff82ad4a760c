import Taro from '@tarojs/taro'
import type { WrittenFile } from './hand-over-document'

/**
 * A paper is shown, with WeChat's own menu to send or print it; everything else goes into a chat. What was written for
 * it is removed again, but for a paper that is on show.
 *
 * @returns whether it left; false when the person turned back
 */
export async function handOverDocument({ name, mediaType, contentBase64 }: WrittenFile): Promise<boolean> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  files.writeFileSync(filePath, contentBase64, 'base64')
  try {
    if (mediaType === 'application/pdf') {
      await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
    } else {
      await Taro.shareFileMessage({ filePath, fileName: name })
      files.unlinkSync(filePath)
    }
    return true
  } catch {
    files.unlinkSync(filePath)
    return false
  }
}
