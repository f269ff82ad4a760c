import { answerState } from '../../../../api/answer-state'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { ObservedChild } from '../../../../features/immunization/observed-child'
import { useObservations } from '../../../../features/immunization/use-observations'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** Who sits in the observation room now, and for how long. */
export default function ObservationsPage() {
  const { query, end, problemOf } = useObservations()
  usePullToRefresh(query.refetch)
  return (
    <Page title="留观">
      <AnswerView state={answerState(query)} loading="正在取留观名单…" failed="留观名单没取到">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="现在没有人留观" why="打完疫苗的孩子会出现在这里，满 30 分钟点一下就结束。" />
          ) : (
            rows.map((row) => (
              <ObservedChild
                key={row.patientId}
                row={row}
                problem={problemOf(row.patientId)}
                onEnd={(outcome) => void end(row.patientId, outcome)}
              />
            ))
          )
        }
      </AnswerView>
    </Page>
  )
}
