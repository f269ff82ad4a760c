import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Pulling the page down asks again; its config says `enablePullDownRefresh`. */
export function usePullToRefresh(askAgain: () => Promise<unknown>): void {
  usePullDownRefresh(() => void askAgain().finally(() => Taro.stopPullDownRefresh()))
}
