import Taro from '@tarojs/taro'

export interface SocketEvents {
  readonly onOpen: () => void
  readonly onText: (text: string) => void
  /** Once, also where it could never be opened. */
  readonly onClose: () => void
}

export interface OpenSocket {
  readonly send: (text: string) => void
  /** Nothing is told afterwards. */
  readonly close: () => void
}

/** A WebSocket as a phone and a browser both have it. Neither tells a page reliably why one was closed. */
export function openSocket(url: string, events: SocketEvents): OpenSocket {
  let task: Taro.SocketTask | null = null
  let isOver = false
  const end = () => {
    if (isOver) return
    isOver = true
    events.onClose()
  }
  Taro.connectSocket({ url }).then((opened) => {
    if (isOver) return opened.close({})
    task = opened
    opened.onOpen(() => !isOver && events.onOpen())
    opened.onMessage(({ data }) => !isOver && events.onText(String(data)))
    opened.onError(end)
    opened.onClose(end)
  }, end)
  return {
    send: (data) => task?.send({ data, fail: end }),
    close() {
      isOver = true
      task?.close({})
    },
  }
}
