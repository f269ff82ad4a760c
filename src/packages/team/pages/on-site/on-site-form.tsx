import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { QUESTIONNAIRE_WORDS_ZH, type Questionnaire } from '#domain/contract/questionnaire'
import { localDate, localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Card } from '../../../../components/content/card'
import { CheckRow } from '../../../../components/field/check-row'
import { Chips } from '../../../../components/field/chips'
import { DateField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import { SectionTitle } from '../../../../components/page/section-title'
import type { OnSiteForm as Form } from '../../../../features/contract/on-site/on-site-draft'
import { PlacePicker } from '../../../../features/contract/on-site/place-picker'
import { usePackagesOnSite } from '../../../../features/contract/on-site/use-on-site'
import { PackageTable } from '../../../../features/contract/packages/package-table'
import { withChoice } from '../../../../features/contract/packages/package-words'
import { residenceInWords } from '../../../../features/contract/packages/period-words'
import { usePeriods } from '../../../../features/contract/packages/use-periods'
import { AnswerView } from '../../../../features/page/answer-view'

export interface OnSiteFormProps {
  patientId: string
  form: Form
  onChange: (part: Partial<Form>) => void
}

/** What a resident answers before the agreement is read out to them. */
export function OnSiteForm({ patientId, form, onChange }: OnSiteFormProps) {
  const packages = answerState(usePackagesOnSite(patientId))
  const { place, address, consents } = form
  return (
    <>
      <SectionTitle title="签哪个包" />
      <AnswerView state={packages} loading="正在取服务包…" failed="服务包没取到">
        {({ rows, groups }) => (
          <>
            {groups.length > 0 && (
              <Text className="t-sub t-2">{`系统认出：${groups.map(({ nameZh }) => nameZh).join('、')}`}</Text>
            )}
            <PackageTable
              rows={rows}
              chosen={form.packageIds}
              suitsWords="适合本人"
              onChoose={(choice) =>
                choice.refusal === null && onChange({ packageIds: withChoice(form.packageIds, choice, rows) })
              }
            />
          </>
        )}
      </AnswerView>
      <SectionTitle title="住在哪里" />
      <Card>
        <View className="stack stack--3">
          <PlacePicker place={place} onPlace={(next) => onChange({ place: next })} />
          <TextField
            label="单元和门牌"
            value={address}
            maxLength={120}
            placeholder="比如 2 单元 301"
            onInput={(typed) => onChange({ address: typed })}
          />
        </View>
      </Card>
      <Answers
        answers={form.questionnaire}
        onAnswer={(part) => onChange({ questionnaire: { ...form.questionnaire, ...part } })}
      />
      <SectionTitle title="单独问两件事" />
      <Card flush>
        <CheckRow
          title="本人同意团队看健康档案"
          sub="不同意也能签；随时能撤回"
          checked={consents.teamRecord}
          onChange={(teamRecord) => onChange({ consents: { ...consents, teamRecord } })}
        />
        <CheckRow
          title="本人同意网格员知道已签约"
          sub="不同意也能签；随时能撤回"
          checked={consents.gridWorker}
          onChange={(gridWorker) => onChange({ consents: { ...consents, gridWorker } })}
        />
      </Card>
    </>
  )
}

interface AnswersProps {
  answers: Questionnaire
  onAnswer: (part: Partial<Questionnaire>) => void
}

function Answers({ answers, onAnswer }: AnswersProps) {
  const [today] = useState(() => localDateOf(serverNow()))
  const periods = usePeriods()
  const { livesHereSince } = answers
  return (
    <>
      <SectionTitle title="问几句" />
      <Card flush>
        <CheckRow
          title="户口在本县"
          sub={residenceInWords(periods)}
          checked={livesHereSince === null}
          onChange={(isHere) => onAnswer({ livesHereSince: isHere ? null : today })}
        />
        <CheckRow
          title="长期在吃药"
          sub="比如降压药、降糖药"
          checked={answers.takesLongTermMedicine}
          onChange={(takesLongTermMedicine) => onAnswer({ takesLongTermMedicine })}
        />
      </Card>
      {livesHereSince !== null && (
        <Card>
          <DateField
            label="从哪天起住在本县"
            value={livesHereSince}
            earliest="1926-01-01"
            latest={today}
            onChange={(day) => onAnswer({ livesHereSince: localDate(day) })}
          />
        </Card>
      )}
      <Chips
        label="和谁住"
        chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.livesWith)}
        selected={answers.livesWith}
        onToggle={(livesWith) => onAnswer({ livesWith })}
      />
      <Chips
        label="走动"
        chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.gettingAbout)}
        selected={answers.gettingAbout}
        onToggle={(gettingAbout) => onAnswer({ gettingAbout })}
      />
      <Chips
        label="怎么联系最好"
        chips={chipsOf(QUESTIONNAIRE_WORDS_ZH.reachedBy)}
        selected={answers.reachedBy}
        onToggle={(reachedBy) => onAnswer({ reachedBy })}
      />
    </>
  )
}

function chipsOf<Value extends string>(words: Readonly<Record<Value, string>>) {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }))
}
