import Taro from '@tarojs/taro'

/** The ways to what only staff open. */
const STAFF = '/packages/staff/pages'
const LOG_IN = '/pages/login/index'

export function openWorkday(): void {
  go(Taro.navigateTo({ url: `${STAFF}/today/index` }))
}

export function openConsole(): void {
  go(Taro.navigateTo({ url: '/packages/console/pages/rules/index' }))
}

export function openSecondFactor(): void {
  go(Taro.navigateTo({ url: `${STAFF}/second-factor/index` }))
}

/** In place of the log-in page: what follows goes back to where log-in was asked. */
export function replaceBySecondFactor(): void {
  go(Taro.redirectTo({ url: `${STAFF}/second-factor/index` }))
}

/** On the phone: lets a desk in. */
export function openApproveDesk(): void {
  go(Taro.navigateTo({ url: `${STAFF}/approve-desk/index` }))
}

/** On the desk: shows the code that a phone approves. */
export function openDesk(): void {
  go(Taro.navigateTo({ url: `${STAFF}/desk/index` }))
}

/** On top of the page that was open, which keeps what was typed. */
export function askToLogInAgain(): void {
  const isThere = Taro.getCurrentPages().at(-1)?.route?.includes('pages/login/') ?? false
  if (isThere) return
  const url = `${LOG_IN}?lapsed=1`
  // A phone keeps ten pages at most: the eleventh takes the place of the tenth.
  Taro.navigateTo({ url }).catch(() => go(Taro.redirectTo({ url })))
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(leaving: Promise<unknown>): void {
  leaving.catch(() => undefined)
}
