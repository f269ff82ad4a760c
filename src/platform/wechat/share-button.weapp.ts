/** WeChat's own list of people and groups: `<Button openType="share">` with the page's `useShareAppMessage`. */
export const hasShareButton = true
