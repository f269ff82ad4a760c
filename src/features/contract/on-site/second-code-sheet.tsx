import { Text, View } from '@tarojs/components'
import { codeInGroups, spelledOut } from '#domain/kernel/spoken-code'
import { localTimeOf } from '#domain/kernel/time'
import { failureSentence } from '../../../api/failure-of'
import { spoken } from '../../../components/accessibility/accessibility'
import { Note } from '../../../components/content/note'
import { LoadingState } from '../../../components/page/loading-state'
import { Sheet } from '../../../components/sheet/sheet'
import { useSecondCode } from './use-on-site'

/** What the second member of the team reads out: I am here too (journeys E2 35). */
export function SecondCodeSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isPending } = useSecondCode(id)
  return (
    <Sheet open title="念给同事的码" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">你在场、听到本人说愿意，才把码念给正在签的同事。念了就记下你的名字。</Text>
        {isPending && <LoadingState label="正在取码…" count={1} />}
        {data && (
          <View className="t-center stack stack--2">
            <Text className="t-hero t-digits" {...spoken({ role: 'img', label: spelledOut(data.code) })}>
              {codeInGroups(data.code)}
            </Text>
            <Text className="t-sub t-2 t-digits">{`${localTimeOf(new Date(data.expiresAt))} 换下一个，换了以后五分钟内还能用`}</Text>
          </View>
        )}
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
      </View>
    </Sheet>
  )
}
