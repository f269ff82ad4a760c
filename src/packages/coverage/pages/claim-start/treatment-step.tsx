import { Text, View } from '@tarojs/components'
import { localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords, momentInWords } from '#domain/kernel/time-in-words'
import {
  CLAIM_CARE_NAMES_ZH,
  CLAIM_CARES,
  HOSPITAL_LEVEL_NAMES_ZH,
  HOSPITAL_LEVELS,
} from '#domain/mutual-aid/claim/claim-care'
import { serverNow } from '../../../../api/server-clock'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { CheckRow } from '../../../../components/field/check-row'
import { Chips } from '../../../../components/field/chips'
import { ChoiceField, DateField, TimeField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import { SectionTitle } from '../../../../components/page/section-title'
import type { ClaimForm } from '../../../../features/claim/claim-form'
import { type Prepared, useKnownWay } from '../../../../features/claim/use-claims'

export interface StepProps {
  patientId: string
  form: ClaimForm
  prepared: Prepared
  onChange: (step: Partial<ClaimForm>) => void
}

/** What happened, when and where. Which way it was is nowhere asked: the record says so. */
export function TreatmentStep({ patientId, form, prepared, onChange }: StepProps) {
  const { coverage, visit } = prepared
  const known = useKnownWay(patientId, visit ? null : form.admittedOn) ?? prepared
  const accepted = visit ? [] : known.referrals.filter(({ acceptedAt }) => acceptedAt !== null)
  const isHourAsked = accepted.some(
    ({ acceptedAt }) => acceptedAt && localDateOf(new Date(acceptedAt)) === form.admittedOn,
  )
  const today = localDateOf(serverNow())
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <Chips
            label="怎么看的"
            chips={CLAIM_CARES.map((value) => ({ value, label: CLAIM_CARE_NAMES_ZH[value] }))}
            selected={form.care}
            onToggle={(care) => onChange({ care })}
          />
          <Chips
            label="因为什么"
            chips={[
              { value: 'illness', label: '生病' },
              { value: 'accident', label: '意外受伤' },
            ]}
            selected={form.cause}
            onToggle={(cause) => onChange({ cause })}
          />
          <DateField
            label={form.care === 'outpatient' ? '哪天看的' : '哪天入院'}
            value={form.admittedOn ?? undefined}
            earliest={coverage.earliestOn ?? coverage.startsOn}
            latest={today}
            hint={`保障从 ${dateInWords(coverage.startsOn, today)} 起`}
            onChange={(on) => onChange({ admittedOn: localDate(on) })}
          />
          {isHourAsked && (
            <TimeField
              label="几点入院"
              value={form.admittedTime ?? undefined}
              hint="对方那天接收的转诊，接收在入院前才算"
              onChange={(admittedTime) => onChange({ admittedTime })}
            />
          )}
          <DateField
            label={form.care === 'outpatient' ? '哪天看完' : '哪天出院'}
            value={form.dischargedOn ?? undefined}
            earliest={form.admittedOn ?? coverage.earliestOn ?? coverage.startsOn}
            latest={today}
            onChange={(on) => onChange({ dischargedOn: localDate(on) })}
          />
          <TextField
            label="看的什么病"
            value={form.diagnosis}
            maxLength={60}
            hint="照诊断证明写，例如 支气管肺炎"
            onInput={(diagnosis) => onChange({ diagnosis })}
          />
        </View>
      </Card>
      {visit ? (
        <Card flush>
          <Row icon="hosp" title={visit.organizationName ?? '看病的地方'} sub="从这次就诊带过来的，不用写" />
        </Card>
      ) : (
        <>
          {accepted.length > 0 && (
            <Card flush label="接收了转诊的医院">
              {accepted.map(({ toOrganizationId, toName }) => (
                <CheckRow
                  key={toOrganizationId}
                  title={toName}
                  sub="接收了转诊，在这里看的就点上"
                  checked={form.organizationId === toOrganizationId}
                  onChange={(isHere) =>
                    onChange({
                      organizationId: isHere ? toOrganizationId : null,
                      hospitalName: isHere ? toName : '',
                    })
                  }
                />
              ))}
            </Card>
          )}
          {form.organizationId === null && <OtherHospital form={form} onChange={onChange} />}
        </>
      )}
      <Card flush>
        <CheckRow
          title="是急诊"
          sub="来不及先看社区，直接去的急诊"
          checked={form.isEmergency}
          onChange={(isEmergency) => onChange({ isEmergency })}
        />
        {!visit && form.organizationId === null && (
          <CheckRow
            title="医院在大陆"
            sub="港澳台和国外的另有规定"
            checked={form.isInTerritory}
            onChange={(isInTerritory) => onChange({ isInTerritory })}
          />
        )}
      </Card>
      <KnownWay known={known} />
    </>
  )
}

/** A place that the county's directory does not have. */
function OtherHospital({ form, onChange }: Pick<StepProps, 'form' | 'onChange'>) {
  return (
    <Card>
      <View className="stack stack--3">
        <TextField
          label="在哪家医院看的"
          value={form.hospitalName}
          maxLength={60}
          onInput={(hospitalName) => onChange({ hospitalName })}
        />
        <ChoiceField
          label="医院几级"
          value={form.hospitalLevel}
          choices={HOSPITAL_LEVELS.map((value) => ({ value, label: HOSPITAL_LEVEL_NAMES_ZH[value] }))}
          hint="中间转过院的，选高的那一级"
          onChange={(hospitalLevel) => onChange({ hospitalLevel })}
        />
      </View>
    </Card>
  )
}

/** First contacts and referrals that the record knows: they decide about the way, and nobody has to type them. */
function KnownWay({ known: { firstContacts, referrals } }: { known: Prepared }) {
  const today = localDateOf(serverNow())
  if (firstContacts.length === 0 && referrals.length === 0) {
    return (
      <Note tone="mute">
        <Text>系统里没有社区首诊和转诊的记录。有的话请医生补上，给的会多。</Text>
      </Note>
    )
  }
  return (
    <>
      <SectionTitle title="系统里已经有的" />
      <Card flush label="系统里已经有的">
        {firstContacts.map(({ at, placeName, doctorName }) => (
          <Row
            key={at}
            icon="steth"
            title="社区首诊"
            sub={`${momentInWords(new Date(at), today)} · ${placeName} · ${doctorName}`}
          />
        ))}
        {referrals.map(({ requestedAt, acceptedAt, toName }) => (
          <Row
            key={requestedAt}
            icon="route"
            title="转诊"
            sub={`${toName} · ${acceptedAt ? `${momentInWords(new Date(acceptedAt), today)} 接收` : '还没有接收'}`}
          />
        ))}
      </Card>
    </>
  )
}
