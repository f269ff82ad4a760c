import { Text } from '@tarojs/components'
import { DOCUMENT_TYPE_NAMES_ZH } from '#domain/patient/document-type'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { MERGE_REASONS_ZH } from '../../../../features/identity-check/merge-words'
import { useOpenMerges } from '../../../../features/identity-check/use-identity-check'
import { waitedInWords } from '../../../../features/identity-check/waited-words'
import { AnswerView } from '../../../../features/page/answer-view'
import { openMergeQuestion } from '../../../../features/workday/work-doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** Open questions of the county, who has waited longest first; names whole only in the one that is opened. */
export function MergeList() {
  const { state, more, refetch } = useOpenMerges()
  usePullToRefresh(refetch)
  return (
    <AnswerView state={state} loading="正在取要核对的证件…" failed="要核对的证件没取到">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0) {
          return <EmptyState title="没有要核对的" why="家里人交来的证件和登记的对不上，会出现在这里。" />
        }
        return (
          <>
            <Card flush>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  title={
                    row.holderNameMasked ? `${row.nameMasked} 和 ${row.holderNameMasked}` : row.nameMasked
                  }
                  sub={`${MERGE_REASONS_ZH[row.reason]}，${DOCUMENT_TYPE_NAMES_ZH[row.documentType]}`}
                  value={<Text>{waitedInWords(row.createdAt, serverNow())}</Text>}
                  onTap={() => openMergeQuestion(row.id)}
                />
              ))}
            </Card>
            {more ? (
              <Button kind="quiet" label="看后面的" busy={more.loading} onTap={more.load} />
            ) : (
              <Text className="t-cap t-center">就这 {rows.length} 件</Text>
            )}
          </>
        )
      }}
    </AnswerView>
  )
}
