import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { type Contract, useContractWrite } from './use-contracts'

/**
 * Another year of a contract of several has begun, and the family says that it may stand (journeys E2 30). Whoever would
 * rather leave has the ways below; nothing ends because nobody answers.
 */
export function AnotherYearCard({ contract }: { contract: Contract }) {
  const confirming = useContractWrite(client.contract.confirmYear.mutate)
  const { id, termYears, yearToConfirm, isChanging, canRenew } = contract
  if (confirming.isSuccess) {
    return (
      <Note tone="ok" announced>
        记下了，新的一年照旧。
      </Note>
    )
  }
  if (yearToConfirm === null || isChanging || canRenew) return null
  const since = dateInWords(yearToConfirm, localDateOf(serverNow()))
  return (
    <Card tone="lamp">
      <View className="stack stack--3">
        <Text className="t-lead">又满一年了，还照旧吗</Text>
        <Text className="t-2">
          {`签了 ${termYears} 年，${since} 起是新的一年。看看服务和人还合不合适，不合适可以在下面换团队、结束签约。没点也不会断。`}
        </Text>
        {confirming.error && (
          <Note tone="bad" announced>
            {failureSentence(confirming.error)}
          </Note>
        )}
        <Button label="合适，照旧" busy={confirming.isPending} onTap={() => confirming.mutate({ id })} />
      </View>
    </Card>
  )
}
