/**
 * Calls back whenever the network comes or goes. Not with Taro's own: on the web it asks for the kind of network,
 * which Safari does not tell and Chrome never calls none, so the answers on screen would stay those of before.
 * @returns stops it.
 */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const tell = () => listener(navigator.onLine)
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}
