import Taro from '@tarojs/taro'

export const handOverLabel = '发到微信聊天'

/**
 * A mini-program has no downloads: the file goes into a chat, best one's own. What was written for it is removed again.
 *
 * @returns whether it left; false when the person turned back
 */
export async function handOverFile(name: string, text: string): Promise<boolean> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  files.writeFileSync(filePath, text, 'utf8')
  try {
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch {
    return false
  } finally {
    files.unlinkSync(filePath)
  }
}
