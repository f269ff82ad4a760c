import { saveTextFile } from './save-text-file'

/** How a file leaves the program on this platform. */
export const handOverLabel = '存到这台设备'

/** @returns whether it left; in a browser it goes to the downloads */
export async function handOverFile(name: string, text: string): Promise<boolean> {
  saveTextFile(name, 'application/json', text)
  return true
}
