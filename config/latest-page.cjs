/**
 * A webpack loader for one file of Taro's H5 router, which drops a page that was asked for twice while it loaded. On
 * a slow network it still let whichever of two pages arrived last stand on the screen: here the one that was asked
 * for last (decision 204).
 */
module.exports = function latestPage(source) {
  const perPath = 'pageLock[routerPath]'
  if (!source.includes(perPath))
    throw new Error('the router of Taro no longer counts what is asked of it per path')
  return source.replaceAll(perPath, 'pageLock.latest')
}
