import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { newId } from '../network/new-id'

/**
 * The bytes of a picture as an address that an Image can show; undefined while there are none. Four megabytes are too
 * much for setData, so they lie in a file as long as the screen shows them.
 */
export function useShownPicture(
  picture: { readonly mediaType: string; readonly content: string } | null,
): string | undefined {
  const [path, setPath] = useState<string>()
  const content = picture?.content
  const ending = picture?.mediaType.split('/')[1]
  useEffect(() => {
    if (content === undefined) return
    const files = Taro.getFileSystemManager()
    const file = `${Taro.env.USER_DATA_PATH}/shown-${newId()}.${ending}`
    files.writeFile({ filePath: file, data: content, encoding: 'base64', success: () => setPath(file) })
    return () => {
      setPath(undefined)
      files.unlink({ filePath: file, fail: () => undefined })
    }
  }, [content, ending])
  return path
}
