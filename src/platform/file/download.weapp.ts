import Taro from '@tarojs/taro'
import { serverAddress } from '../network/server-address'

export const downloadLabel = '把账本和校验码发到微信聊天'

/**
 * A public file of the server, by its path. A mini-program has no downloads: the file goes into a chat.
 *
 * @returns whether it left; false when the person turned back
 * @throws when the server cannot be reached
 */
export async function download(path: string): Promise<boolean> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: `${serverAddress()}${path}` })
  if (statusCode !== 200) throw new Error(`the server answered ${statusCode}`)
  try {
    await Taro.shareFileMessage({
      filePath: tempFilePath,
      fileName: path.replace(/^.*\//, '').replace(/\?.*$/, ''),
    })
    return true
  } catch {
    return false
  }
}
