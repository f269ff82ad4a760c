import { WebSocket } from 'ws'
import type { WxApiParts } from './wx-api'
import { fail, succeed, type WxOptions } from './wx-callbacks'

/** API_BASE of an ordinary build (config/index.ts), as its sockets name it. */
const BUILT_FOR = 'ws://127.0.0.1:3000'

type Listener = (value: unknown) => void

/** wx.connectSocket over a real WebSocket. */
export function wxSocket(
  options: WxOptions & { url: string },
  { answers, copyIn, onEnd }: Pick<WxApiParts, 'answers' | 'copyIn' | 'onEnd'>,
): object {
  const heard: Record<'open' | 'message' | 'error' | 'close', Listener[]> = {
    open: [],
    message: [],
    error: [],
    close: [],
  }
  const tell = (event: keyof typeof heard, value: object) => {
    for (const listener of heard[event]) listener(copyIn(value))
  }
  const server = (answers.serverAddress ?? 'http://127.0.0.1:3000').replace(/^http/, 'ws')
  const socket = answers.online ? new WebSocket(options.url.replace(BUILT_FOR, server)) : null
  socket?.on('open', () => tell('open', {}))
  socket?.addEventListener('message', ({ data }) => typeof data === 'string' && tell('message', { data }))
  socket?.on('error', ({ message }) => tell('error', { errMsg: message }))
  socket?.on('close', (code) => tell('close', { code }))
  onEnd(() => {
    if (!socket) return
    // Nobody is there any more who could hear that it ended.
    socket.removeAllListeners()
    socket.on('error', () => undefined)
    socket.terminate()
  })
  if (socket) succeed(copyIn, options, 'connectSocket')
  else fail(copyIn, options, 'connectSocket', 'network is down')
  return {
    onOpen: (listener: Listener) => void heard.open.push(listener),
    onMessage: (listener: Listener) => void heard.message.push(listener),
    onError: (listener: Listener) => void heard.error.push(listener),
    onClose: (listener: Listener) => void heard.close.push(listener),
    send(sent: WxOptions & { data: string }) {
      if (socket?.readyState !== WebSocket.OPEN) return fail(copyIn, sent, 'sendSocketMessage', 'not open')
      socket.send(sent.data)
      succeed(copyIn, sent, 'sendSocketMessage')
    },
    close(closed?: WxOptions) {
      socket?.close()
      succeed(copyIn, closed, 'closeSocket')
    },
  }
}
