import Taro from '@tarojs/taro'

/** Calls back whenever the network comes or goes. @returns stops it. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const tell = ({ isConnected }: { isConnected: boolean }) => listener(isConnected)
  Taro.onNetworkStatusChange(tell)
  return () => Taro.offNetworkStatusChange(tell)
}
