import { Text } from '@tarojs/components'
import { localTimeOf } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { SectionTitle } from '../../components/page/section-title'
import { laterWords } from './offline-words'
import { type QueuedScan, type ScanQueue, waitingIn } from './scan-queue'

export interface KeptScansProps {
  queue: ScanQueue
  onSync: () => void
  onForget: () => void
}

/** Lines that fit a screen; the rest is counted. */
const SHOWN = 20

/** The checks without a network, the newest first: what waits, and what the server said of the others. */
export function KeptScans({ queue, onSync, onForget }: KeptScansProps) {
  if (queue.scans.length === 0) return null
  const waiting = waitingIn(queue).length
  const more = queue.scans.length - SHOWN
  return (
    <>
      <SectionTitle
        title={waiting > 0 ? `离线核验 · ${waiting} 个等着上传` : '离线核验 · 都传好了'}
        action={waiting > 0 ? '现在传' : '收起来'}
        onAction={waiting > 0 ? onSync : onForget}
      />
      <Card flush>
        {queue.scans
          .slice(-SHOWN)
          .reverse()
          .map((scan) => (
            <KeptScan key={scan.code} scan={scan} />
          ))}
      </Card>
      {more > 0 && <Text className="t-cap t-center">还有更早的 {more} 个</Text>}
    </>
  )
}

function KeptScan({ scan }: { scan: QueuedScan }) {
  const said = laterWords(scan)
  const time = localTimeOf(new Date(scan.scannedAt))
  return (
    <Row
      icon="qr"
      title={`${time} 扫的`}
      sub={said?.label ?? '连上网就自动上传'}
      value={
        said ? (
          <Tag tone={said.isGood ? 'ok' : 'bad'} label={said.isGood ? '已传' : '要处理'} />
        ) : (
          <Tag tone="wait" label="等着" />
        )
      }
    />
  )
}
