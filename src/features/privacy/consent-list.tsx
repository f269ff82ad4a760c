import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Sheet } from '../../components/sheet/sheet'
import { ConsentCard } from './consent-card'
import type { ConsentQuestion, useConsents } from './use-consents'

export interface ConsentListProps {
  consents: ReturnType<typeof useConsents>
  questions: readonly ConsentQuestion[]
  name: string
  today: LocalDate
  readOnly: boolean
}

/** Each question by itself; a yes is taken back after its price was said once more. */
export function ConsentList({ consents, questions, name, today, readOnly }: ConsentListProps) {
  const [taking, setTaking] = useState<ConsentQuestion | null>(null)
  return (
    <>
      <Text className="t-2 inset">每一项单独选。选了马上生效，什么时候都能改。</Text>
      {consents.error && (
        <Note tone="bad" announced>
          {failureSentence(consents.error)}
        </Note>
      )}
      {questions.map((question) => (
        <ConsentCard
          key={question.purpose}
          question={question}
          name={name}
          today={today}
          busy={consents.isBusy}
          readOnly={readOnly}
          onAnswer={(decision) => consents.answer(question, decision)}
          onTakeBack={() => setTaking(question)}
        />
      ))}
      <Sheet open={taking !== null} title="收回同意" onClose={() => setTaking(null)}>
        <View className="stack stack--3">
          <Text className="t-body">{taking?.text.title}</Text>
          <Text className="t-2">{taking?.text.blocks}</Text>
          <Button
            kind="danger"
            label="收回"
            busy={consents.isBusy}
            onTap={() => taking && consents.takeBack(taking, () => setTaking(null))}
          />
          <Button kind="quiet" size="medium" label="先不收回" onTap={() => setTaking(null)} />
        </View>
      </Sheet>
    </>
  )
}
