import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'

export interface RetryRowProps {
  /** What is missing on the page: 监护人. */
  what: string
  retrying: boolean
  onRetry: () => void
  /** What is safe all the same. */
  safe?: string
}

/** One part of a page did not come; the rest of it stands. */
export function RetryRow({ what, retrying, onRetry, safe = '登记过的都在' }: RetryRowProps) {
  return (
    <Card flush>
      <Row
        icon="refresh"
        title={retrying ? '正在取…' : `${what}没取到，点这里再取一次`}
        sub={`不是你的问题，${safe}`}
        onTap={onRetry}
      />
    </Card>
  )
}
