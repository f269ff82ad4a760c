import Taro from '@tarojs/taro'
import { openPage, pageAddress, replacePage } from '../../platform/screen/open-page'

/** The ways to what only staff open. */
const WORKDAY = '/packages/workday/pages'
const GRID = '/packages/team/pages/grid'
const SECOND_FACTOR = '/packages/account/pages/second-factor'
const LOG_IN = '/pages/login'
/** The page says why it asks again. */
const LAPSED = { lapsed: '1' }

export function openWorkday(): void {
  openPage(`${WORKDAY}/today`)
}

/** What a grid worker has instead of a working day. */
export function openGrid(): void {
  openPage(GRID)
}

/** In place of the log-in page: there is nothing of a family's to go back to. */
export function replaceByGrid(): void {
  replacePage(GRID)
}

export function openConsole(): void {
  openPage('/packages/console/pages/rules')
}

/** Whoever decides about the plan's money. */
export function openClaimsDesk(): void {
  openPage('/packages/console/pages/claims')
}

export function openSecondFactor(): void {
  openPage(SECOND_FACTOR)
}

/** In place of the log-in page: what follows goes back to where log-in was asked. */
export function replaceBySecondFactor(): void {
  replacePage(SECOND_FACTOR)
}

/** On the phone: lets a desk in. */
export function openApproveDesk(): void {
  openPage(`${WORKDAY}/approve-desk`)
}

/** On the desk: shows the code that a phone approves. */
export function openDesk(): void {
  openPage(`${WORKDAY}/desk`)
}

/** On top of the page that was open, which keeps what was typed. */
export function askToLogInAgain(): void {
  const isThere = Taro.getCurrentPages().at(-1)?.route?.includes('pages/login/') ?? false
  if (isThere) return
  // A phone keeps ten pages at most: the eleventh takes the place of the tenth.
  Taro.navigateTo({ url: pageAddress(LOG_IN, LAPSED) }).catch(() => replacePage(LOG_IN, LAPSED))
}
