import { serverAddress } from '../network/server-address'

export const downloadLabel = '下载账本和校验码'

/** A public file of the server, by its path. The browser saves it. @returns whether it left */
export async function download(path: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = `${serverAddress()}${path}`
  link.download = ''
  link.click()
  return true
}
