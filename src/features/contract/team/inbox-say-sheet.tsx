import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { WordsField } from '../../../components/field/words-field'
import { Sheet } from '../../../components/sheet/sheet'
import { useKeptWords } from '../../../platform/kept/kept-words'

const WORDS_MAX = 300
const WORDS_MIN = 2

/** What a team says most; one tap writes it, and it can be changed. */
const SAYS = {
  ask: {
    title: '要补什么材料',
    explained: '居民在消息里看到。等他补充的时间不算在答复的时限里。',
    action: '发给居民',
    kind: 'primary',
    usual: ['请补一张居住证明', '请写清楼栋和门牌', '请带病历来核对重点人群'],
  },
  reject: {
    title: '为什么不能签',
    explained: '居民看得到原因，改好可以再申请，也可以换一支团队。',
    action: '不签，发给居民',
    kind: 'danger',
    usual: ['住址不在我们服务的网格', '重复申请，另一份在办', '家人已和别的团队签约'],
  },
} as const
export type InboxSaying = keyof typeof SAYS

export interface InboxSaySheetProps {
  /** Of the application. */
  id: string
  saying: InboxSaying | null
  busy: boolean
  problem: string | undefined
  /** `onSent`: to be called once it has arrived. */
  onSend: (saying: InboxSaying, text: string, onSent: () => void) => void
  onClose: () => void
}

/** Whoever asks or rejects says what, or why; the family reads it. */
export function InboxSaySheet({ saying, ...sheet }: InboxSaySheetProps) {
  return saying && <SayForm key={saying} saying={saying} {...sheet} />
}

function SayForm({
  id,
  saying,
  busy,
  problem,
  onSend,
  onClose,
}: InboxSaySheetProps & { readonly saying: InboxSaying }) {
  const { text, write, forget } = useKeptWords(`application-${saying} ${id}`)
  const { title, explained, action, kind, usual } = SAYS[saying]
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{explained}</Text>
        <Chips
          label="常用的话"
          chips={usual.map((words) => ({ value: words, label: words }))}
          selected={usual.find((words) => words === text)}
          onToggle={write}
        />
        <WordsField label="写给居民" value={text} maxLength={WORDS_MAX} onInput={write} />
        {problem && (
          <Note tone="bad" announced>
            {problem}
          </Note>
        )}
        <Button
          label={action}
          kind={kind}
          busy={busy}
          {...(text.trim().length < WORDS_MIN ? { disabledReason: '先写几个字' } : {})}
          onTap={() => onSend(saying, text.trim(), forget)}
        />
      </View>
    </Sheet>
  )
}
