import { serverAddress } from './server-address'

/** Where phones hear of news; WeChat knows it as one of the mini-program's socket domains. */
export function liveAddress(): string {
  return `${serverAddress().replace(/^http/, 'ws')}/live`
}
