/** Calls back when the tab comes to the front or goes away. @returns stops it. */
export function onAppShown(listener: (shown: boolean) => void): () => void {
  const tell = () => listener(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}
