/**
 * WeChat insists on this component once app.json says that the tab bar is custom. It draws nothing: the bar stands
 * inside each Page (components/page/tab-bar.tsx), under the root that carries elder mode's sizes.
 */
export default function CustomTabBar() {
  return null
}
