import Taro from '@tarojs/taro'
import { useEffect } from 'react'

const GAP_PX = 12

/** What opens under a tap is read above the bottom bar, never behind it: scrolls just as far as that takes. */
export function useAboveBar(id: string, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    // The new lines are in the tree of this side before they are in the view's.
    Taro.nextTick(() => scrollAboveBar(id))
  }, [id, isOpen])
}

function scrollAboveBar(id: string): void {
  Taro.createSelectorQuery()
    .select(`#${id}`)
    .boundingClientRect()
    .select('.bottom-bar')
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec(([opened, bar, viewport]: [Box | null, Box | null, { scrollTop: number } | null]) => {
      if (!opened || !bar || !viewport) return
      const hidden = opened.bottom + GAP_PX - bar.top
      if (hidden > 0) void Taro.pageScrollTo({ scrollTop: viewport.scrollTop + hidden, duration: 200 })
    })
}

interface Box {
  readonly top: number
  readonly bottom: number
}
