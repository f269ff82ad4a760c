import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { deadlineInWords } from '#domain/kernel/time-in-words'
import { failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { WordsField } from '../../components/field/words-field'
import { Sheet } from '../../components/sheet/sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { type ServiceTask, titleOf, whenInWords } from './progress-words'
import { useDenial } from './use-services'

/** As much as the answer can be read in one go. */
const WORDS_MAX = 500
const WORDS_MIN = 2

/** 没做过？告诉我们: what counts as done, and the family says it never was. */
export function DenySheet({ task, onClose }: { task: ServiceTask; onClose: () => void }) {
  const { text, write, forget } = useKeptWords(`service-denial ${task.taskId}`)
  const denying = useDenial()
  const today = localDateOf(serverNow())
  return (
    <Sheet open title="没做过这一项" onClose={onClose}>
      {denying.data ? (
        <View className="stack stack--3">
          <Note tone="ok" announced>
            {`记下了。不归这支团队的人来核实，${deadlineInWords(new Date(denying.data.dueAt), today)} 前回复到“消息”里。`}
          </Note>
          <Button label="知道了" onTap={onClose} />
        </View>
      ) : (
        <View className="stack stack--3">
          <Text className="t-strong">{`${whenInWords(task, today)} ${titleOf(task)}`}</Text>
          <Text className="t-2">
            核实的人不是这支团队的。核实以前它还算做过；核实没做过，就不算数，团队要补。说了不影响你看病。
          </Text>
          <WordsField
            label="当时是怎样的"
            value={text}
            maxLength={WORDS_MAX}
            placeholder="比如：那天没有人打电话来"
            onInput={write}
          />
          {denying.error && (
            <Note tone="bad" announced>
              {failureSentence(denying.error)}
            </Note>
          )}
          <Button
            label="告诉我们"
            busy={denying.isPending}
            {...(text.trim().length < WORDS_MIN ? { disabledReason: '先写几个字' } : {})}
            onTap={() => denying.mutate({ taskId: task.taskId, text: text.trim() }, { onSuccess: forget })}
          />
        </View>
      )}
    </Sheet>
  )
}
