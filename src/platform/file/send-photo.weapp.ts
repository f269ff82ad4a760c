import Taro from '@tarojs/taro'
import type { FileAnswer, PhotoToSend } from './send-photo'

/** Sends a picture as a form; WeChat writes the words before the file. @throws when no answer came */
export async function sendPhoto({ url, photo, fields, headers }: PhotoToSend): Promise<FileAnswer> {
  const { statusCode, data } = await Taro.uploadFile({
    url,
    filePath: photo.preview,
    name: 'file',
    formData: fields,
    header: headers,
  })
  return { status: statusCode, body: JSON.parse(data) as unknown }
}
