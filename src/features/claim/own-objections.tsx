import { useQuery } from '@tanstack/react-query'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { api } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { SectionTitle } from '../../components/page/section-title'

const TITLES_ZH = { open: '等答复', upheld: '有理，重新核了', dismissed: '没有改变结果' } as const

/** What the reader objected to and what was answered; nobody else sees it. Nothing while there is none. */
export function OwnObjections() {
  const { data } = useQuery(api.claim.myObjections.queryOptions({}, { staleTime: 0 }))
  const today = localDateOf(serverNow())
  if (!data || data.rows.length === 0) return null
  return (
    <>
      <SectionTitle title="我提过的" />
      <Card flush label="我提过的异议">
        {data.rows.map(({ id, text, dueAt, status, answer }) => (
          <Row
            key={id}
            title={TITLES_ZH[status]}
            sub={
              answer
                ? `你说：${text}\n答复：${answer}`
                : `你说：${text}\n最晚 ${momentInWords(new Date(dueAt), today)} 前答复`
            }
          />
        ))}
      </Card>
    </>
  )
}
