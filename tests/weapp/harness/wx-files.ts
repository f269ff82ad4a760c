import type { Answers } from './wx-api'
import { type CopyIn, fail, orPromise, succeed, type WxOptions } from './wx-callbacks'
import { addressOf } from './wx-request'

interface FileOptions extends WxOptions {
  readonly filePath: string
  /** Base64, as these are the only files that are written. */
  readonly data?: string
}

interface UploadOptions extends WxOptions {
  readonly url: string
  readonly filePath: string
  /** Of the part of the form that is the file. */
  readonly name: string
  readonly formData?: Readonly<Record<string, string>>
  readonly header?: Readonly<Record<string, string>>
}

/** As WeChat writes it: the words, then the file. */
async function uploaded(
  { url, name, formData = {}, header = {} }: UploadOptions,
  content: string,
): Promise<{ statusCode: number; data: string }> {
  const form = new FormData()
  for (const [word, text] of Object.entries(formData)) form.append(word, text)
  form.append(name, new Blob([Buffer.from(content, 'base64')], { type: 'image/jpeg' }), 'tmp.jpg')
  const response = await fetch(url, { method: 'POST', headers: header, body: form })
  return { statusCode: response.status, data: await response.text() }
}

/**
 * The phone's pictures and the files of the mini-program, in memory and as base64. Making a picture smaller is
 * WeChat's own work: here it comes out as it went in.
 */
export function filesApi({ answers, copyIn }: { readonly answers: Answers; readonly copyIn: CopyIn }) {
  const files = new Map<string, string>()
  const answer = (api: string, options: FileOptions, said: (content: string) => object) => {
    const content = files.get(options.filePath)
    if (content === undefined) fail(copyIn, options, api, 'no such file or directory')
    else succeed(copyIn, options, api, said(content))
  }
  const manager = {
    getFileInfo: (options: FileOptions) =>
      answer('getFileInfo', options, (content) => ({ size: Buffer.from(content, 'base64').length })),
    readFile: (options: FileOptions) => answer('readFile', options, (data) => ({ data })),
    writeFile(options: FileOptions) {
      files.set(options.filePath, options.data ?? '')
      succeed(copyIn, options, 'writeFile')
    },
    unlink: (options: FileOptions) =>
      answer('unlink', options, () => {
        files.delete(options.filePath)
        return {}
      }),
  }
  return {
    chooseMedia: orPromise((options) => {
      const content = answers.pictures.shift()
      if (content === undefined) return fail(copyIn, options, 'chooseMedia', 'cancel')
      const tempFilePath = `wxfile://tmp_${files.size}.jpg`
      files.set(tempFilePath, content)
      const size = Buffer.from(content, 'base64').length
      succeed(copyIn, options, 'chooseMedia', { type: 'image', tempFiles: [{ tempFilePath, size }] })
    }),
    getImageInfo: orPromise((options: WxOptions & { src: string }) =>
      succeed(copyIn, options, 'getImageInfo', {
        path: options.src,
        width: 4000,
        height: 3000,
        type: 'jpeg',
      }),
    ),
    compressImage: orPromise((options: WxOptions & { src: string }) =>
      succeed(copyIn, options, 'compressImage', { tempFilePath: options.src }),
    ),
    uploadFile: orPromise((options: UploadOptions) => {
      const content = files.get(options.filePath)
      if (content === undefined || !answers.online) return fail(copyIn, options, 'uploadFile', 'fail')
      uploaded({ ...options, url: addressOf(options.url, answers) }, content).then(
        (answered) => succeed(copyIn, options, 'uploadFile', answered),
        () => fail(copyIn, options, 'uploadFile', 'fail'),
      )
    }),
    getFileSystemManager: () => manager,
  }
}
