import { Text } from '@tarojs/components'
import { QUESTIONNAIRE_WORDS_ZH, type Questionnaire } from '#domain/contract/questionnaire'
import { ageYearsOn, localDate, localDateOf } from '#domain/kernel/time'
import { DECLARABLE_KEY_GROUPS, KEY_GROUP_NAMES_ZH, type KeyGroup } from '#domain/key-group/key-group'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { PersonSwitcher } from '../../../components/content/person-switcher'
import { CheckRow } from '../../../components/field/check-row'
import { Chips } from '../../../components/field/chips'
import { DateField } from '../../../components/field/picker-field'
import { WordsField } from '../../../components/field/words-field'
import { SectionTitle } from '../../../components/page/section-title'
import { residenceInWords } from '../packages/period-words'
import { usePeriods } from '../packages/use-periods'
import type { PersonDraft } from './signing-draft'

export interface StepQuestionsProps {
  face: FamilyFace
  person: PersonDraft
  onOther?: () => void
  onChange: (change: (person: PersonDraft) => Partial<PersonDraft>) => void
}

/** From here on somebody gets about by themselves, and may have a long illness to declare. */
const GROWN_FROM_YEARS = 14

/** A handful of taps, all of them answered already as most would: the team knows more at the first call. */
export function StepQuestions({ face, person, onOther, onChange }: StepQuestionsProps) {
  const today = localDateOf(serverNow())
  const isGrown = ageYearsOn(face.birthDate, today) >= GROWN_FROM_YEARS
  const { questionnaire, declaredGroups } = person
  const periods = usePeriods()
  const answer = (change: Partial<Questionnaire>) =>
    onChange((before) => ({ questionnaire: { ...before.questionnaire, ...change } }))
  const declare = (group: KeyGroup) =>
    onChange(({ declaredGroups: before }) => ({
      declaredGroups: before.includes(group) ? before.filter((each) => each !== group) : [...before, group],
    }))
  const isFromElsewhere = questionnaire.livesHereSince !== null
  return (
    <>
      <PersonSwitcher
        title={face.name === '我' ? '关于你' : `关于${face.name}`}
        letter={face.letter}
        tint={face.tint}
        caption="都填好了常见的答案，不一样的再改"
        {...(onOther ? { onAction: onOther } : {})}
      />
      <Card flush>
        <CheckRow
          title="户口在本县"
          sub={residenceInWords(periods)}
          checked={!isFromElsewhere}
          onChange={(isHere) => answer({ livesHereSince: isHere ? null : today })}
        />
        {isGrown && (
          <CheckRow
            title="长期在吃药"
            sub="比如降压药、降糖药"
            checked={questionnaire.takesLongTermMedicine}
            onChange={(takesLongTermMedicine) => answer({ takesLongTermMedicine })}
          />
        )}
      </Card>
      {isFromElsewhere && (
        <Card>
          <DateField
            label="从哪天起住在本县"
            value={questionnaire.livesHereSince ?? today}
            earliest={face.birthDate}
            latest={today}
            onChange={(day) => answer({ livesHereSince: localDate(day) })}
          />
        </Card>
      )}
      {isGrown && (
        <>
          <SectionTitle title="住和走动" />
          <Chips
            label="和谁住"
            chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.livesWith)}
            selected={questionnaire.livesWith}
            onToggle={(livesWith) => answer({ livesWith })}
          />
          <Chips
            label="走动"
            chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.gettingAbout)}
            selected={questionnaire.gettingAbout}
            onToggle={(gettingAbout) => answer({ gettingAbout })}
          />
          <SectionTitle title="有没有这些情况" />
          <Chips
            label="有没有这些情况"
            chips={DECLARABLE_KEY_GROUPS.map((value) => ({ value, label: KEY_GROUP_NAMES_ZH[value] }))}
            selected={declaredGroups}
            onToggle={declare}
          />
          <Text className="t-sub t-2">选了以后由团队核对。只有团队和本人看得到，家里别人看不到。</Text>
        </>
      )}
      <SectionTitle title="怎么联系最好" />
      <Chips
        label="怎么联系最好"
        chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.reachedBy)}
        selected={questionnaire.reachedBy}
        onToggle={(reachedBy) => answer({ reachedBy })}
      />
      <Card>
        <WordsField
          label="最想让团队管什么"
          value={questionnaire.wishes}
          maxLength={200}
          placeholder="可以不填"
          lines={2}
          onInput={(wishes) => answer({ wishes })}
        />
      </Card>
    </>
  )
}

function chipsOf<Value extends string>(words: Readonly<Record<Value, string>>) {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }))
}
