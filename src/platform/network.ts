import Taro from '@tarojs/taro'

const listeners = new Set<(online: boolean) => void>()

Taro.onNetworkStatusChange(({ isConnected }) => {
  for (const listener of listeners) listener(isConnected)
})

/** Calls back whenever the network comes or goes. @returns stops it. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
