import { Text, View } from '@tarojs/components'
import type { Service } from '#domain/kernel/healthcare-service'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { WordsField } from '../../../components/field/words-field'
import { COMPLAINTS, ESCORT_NAMES_ZH, ESCORTS, type VisitWords, WORDS_MAX } from './visit-reason'

export interface VisitFormProps {
  service: Service
  words: VisitWords
  onChange: (words: VisitWords) => void
}

/** What the doctor should know beforehand: taps first, typing only for more. */
export function VisitForm({ service, words, onChange }: VisitFormProps) {
  const toggle = (complaint: (typeof COMPLAINTS)[number]) => {
    const complaints = words.complaints.includes(complaint)
      ? words.complaints.filter((other) => other !== complaint)
      : [...words.complaints, complaint]
    onChange({ ...words, complaints })
  }
  return (
    <Card>
      <View className="stack stack--3">
        {service === 'sick-visit' && (
          <>
            <Text className="t-strong">哪里不舒服</Text>
            <Chips
              label="哪里不舒服"
              chips={COMPLAINTS.map((complaint) => ({ value: complaint, label: complaint }))}
              selected={words.complaints}
              onToggle={toggle}
            />
          </>
        )}
        <WordsField
          label={service === 'sick-visit' ? '还想告诉医生（可以不写）' : '想告诉医生（可以不写）'}
          value={words.words}
          maxLength={WORDS_MAX}
          placeholder={service === 'sick-visit' ? '几天了、用过什么药' : '要医生知道的事'}
          lines={2}
          onInput={(text) => onChange({ ...words, words: text })}
        />
        {words.escort && (
          <>
            <Text className="t-strong">谁带孩子来</Text>
            <Chips
              label="谁带孩子来"
              chips={ESCORTS.map((escort) => ({ value: escort, label: ESCORT_NAMES_ZH[escort] }))}
              selected={words.escort}
              onToggle={(escort) => onChange({ ...words, escort })}
            />
          </>
        )}
      </View>
    </Card>
  )
}
