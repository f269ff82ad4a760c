import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

let online = true
const listeners = new Set<(online: boolean) => void>()

Taro.onNetworkStatusChange(({ isConnected }) => {
  online = isConnected
  for (const listener of listeners) listener(online)
})

/** Calls back whenever the network comes or goes. @returns stops it. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether there is a network, as far as the phone knows; writing buttons are hidden while there is none. */
export function useOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, isOnline, isOnline)
}

function isOnline(): boolean {
  return online
}
