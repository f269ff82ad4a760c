import type { Page } from 'playwright-core'

/**
 * Words that are not whole: cut by a box, standing out of the one they belong to, or a hint longer than its field.
 * Larger type wraps and boxes grow (design guide §3, §10). Each as one line; an empty list is what every screen owes.
 */
export async function cutWords(page: Page): Promise<string[]> {
  return [...(await wordsOutOfTheirBox(page)), ...(await hintsLongerThanTheirField(page))]
}

async function wordsOutOfTheirBox(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Of the type's size: a closing bracket's blank half may hang, and a font's own box is higher than its line.
    const ASIDE_EM = 0.5
    const ABOVE_EM = 0.35

    /** The boxes that should hold these words, from the inside; what scrolls or floats holds them by itself. */
    function boxesAround(element: Element): Element[] {
      const boxes: Element[] = []
      for (let box: Element | null = element; box && !box.matches('.page'); box = box.parentElement) {
        const { display, position, overflowX } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') break
        if (display !== 'inline' && display !== 'contents') boxes.push(box)
        if (position === 'absolute' || position === 'fixed') break
      }
      return boxes
    }

    const cut: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement
      if (!parent?.closest('.page') || parent.closest('.unseen') || !text.textContent?.trim()) continue
      if (parent.getClientRects().length === 0) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      const sizePx = Number.parseFloat(getComputedStyle(parent).fontSize)
      const tooSmall = boxesAround(parent).find((box) => {
        const edge = box.getBoundingClientRect()
        const aside = Math.max(words.right - edge.right, edge.left - words.left)
        const above = Math.max(words.bottom - edge.bottom, edge.top - words.top)
        return aside > ASIDE_EM * sizePx || above > ABOVE_EM * sizePx
      })
      if (tooSmall) cut.push(`${tooSmall.className} cuts ${text.textContent.slice(0, 40)}`)
    }
    return cut
  })
}

async function hintsLongerThanTheirField(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('no canvas to measure with')
    const fields = [...document.querySelectorAll<HTMLInputElement>('.page input[placeholder]')]
    return fields
      .filter((field) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(field)
        pen.font = font
        const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
        return field.clientWidth > 0 && pen.measureText(field.placeholder).width > room + 1
      })
      .map((field) => `hint ${field.placeholder}`)
  })
}
