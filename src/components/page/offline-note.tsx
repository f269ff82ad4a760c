import { Text } from '@tarojs/components'
import { Note } from '../content/note'

/** Above content that was stored earlier. `storedAt` is the hour as it is read: `08:02`. */
export function OfflineNote({ storedAt }: { storedAt: string }) {
  return (
    <Note tone="wait" icon="offline" announced>
      <Text className="t-strong">没有网络。</Text>
      <Text>下面是 {storedAt} 存下的内容，可能有变化。</Text>
    </Note>
  )
}
