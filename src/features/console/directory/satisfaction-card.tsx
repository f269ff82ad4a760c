import { Text, View } from '@tarojs/components'
import { addDays, addMonths, type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { ListState } from '../list-state'
import { useConsoleAnswer } from '../use-whole-list'

const MONTHS = 6

/** The newest first; of the month that runs, what there is of it. */
function lastMonths(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate }[] {
  const first = localDate(`${today.slice(0, 7)}-01`)
  return Array.from({ length: MONTHS }, (_, back) => {
    const from = addMonths(first, -back)
    return { from, to: addDays(addMonths(from, 1), -1) }
  })
}

/** 满意度 of a place by month; of a few answers the rate is not said, since it would speak of persons (D-KPI). */
export function SatisfactionCard({ organizationId }: { readonly organizationId: string }) {
  const months = lastMonths(localDateOf(serverNow()))
  const state = useConsoleAnswer('satisfaction', { organizationId, from: months.at(-1)?.from }, () =>
    Promise.all(months.map((month) => client.survey.summary.query({ organizationId, ...month }))),
  )
  return (
    <ListState state={state} what="满意度" isEmpty={() => false} emptyWhy="">
      {(answers) => (
        <Card label="满意度">
          <View className="stack stack--2">
            <Text className="console-card__title">满意度</Text>
            {answers.map(({ from, ...rate }) => (
              <Text key={from} className="t-digits">{`${from.slice(0, 7)} ${rateInWords(rate)}`}</Text>
            ))}
            <Text className="t-3">
              {`“很满意”和“满意”占看完病答了的。一个月不到 10 份不显示，免得认出谁答的。问卷 ${answers[0]?.version ?? '—'} 版。`}
            </Text>
          </View>
        </Card>
      )}
    </ListState>
  )
}

interface Rate {
  readonly satisfied: number | null
  readonly answers: number
  readonly percent: string | null
}

function rateInWords({ satisfied, answers, percent }: Rate): string {
  if (answers === 0) return '没有人答'
  return percent === null ? '— 不到 10 份' : `${percent}%（${satisfied} / ${answers}）`
}
