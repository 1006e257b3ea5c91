<?php
/* Invented German sentences and headlines; the same seed gives the same words. */
final class Words
{
    private const PLACES = ['am Kanal', 'auf dem Marktplatz', 'im Stadtgarten', 'an der Schleuse', 'in der Künstlerzeche',
        'vor der Stadtbücherei', 'am Förderturm', 'in der Fußgängerzone', 'im Jugendtreff', 'an der Ringstraße'];
    private const PEOPLE = ['Stadträtin Gesa Ahlers', 'der Vorsitzende Olaf Übersee', 'Kursleiterin Mia Jørgensen',
        'die Architektin Yüksel Tan', 'Hausmeister Götz Häußler', 'Chorleiterin Änne Kößling'];
    private const TOPICS = ['Stadtradeln', 'Büchermarkt', 'Orgelsommer', 'Schleusenfest', 'Gründertreff', 'Bläserklasse',
        'Straßenbahn', 'Kleingartenschau', 'Eiszeit', 'Repaircafé', 'Nachtflohmarkt', 'Zechenführung'];
    private const HEADLINES = ['%s %s startet', 'So war es: %s %s', '„Wir machen weiter“ – %s %s', 'Warum %s %s alle angeht',
        '%s %s: Termine & Tipps', 'Noch Plätze frei: %s %s', '%s %s wird verlängert', 'Ärger um %s %s', 'Fünf Fragen zu: %s %s'];
    private const SENTENCES = [
        'Mehr als %1$d Gäste kamen, obwohl es %2$s den ganzen Vormittag über geregnet hatte.',
        '„Damit hätten wir im Frühjahr nicht gerechnet“, sagte %3$s und dankte allen, die mit angepackt haben.',
        'Die Stadt stellt dafür %1$d Euro bereit; über den Rest entscheidet der Rat nach den Sommerferien.',
        'Wer mitmachen will, meldet sich bis zum Monatsende, Vorkenntnisse braucht es ausdrücklich nicht.',
        'Zum ersten Mal seit %1$d Wochen war %2$s wieder Musik zu hören, leise zwar, aber nicht zu überhören.',
        'Ob der Plan aufgeht, zeigt sich erst, wenn %2$s die letzten Gerüste abgebaut sind.',
        'Nach Angaben von %3$s fehlen noch immer Helferinnen und Helfer für den Aufbau am Freitag.',
        'Im Archiv fanden sich Fotos, die zeigen, wie es %2$s vor %1$d Jahren ausgesehen hat.',
        'Für Familien gibt es %2$s ein Programm mit Bastelzelt, Führungen und einer Suppe für alle.',
        'Einige Anwohner sehen das anders und haben %1$d Unterschriften gegen die Pläne gesammelt.',
        'Am Ende blieb der Eindruck, dass %3$s recht behalten könnte: Es lohnt sich, früh zu beginnen.',
    ];

    private Random\Randomizer $random;
    private int $paragraphs = 0;

    public function __construct(int $seed)
    {
        $this->random = new Random\Randomizer(new Random\Engine\Mt19937($seed));
    }

    public function number(int $from, int $to): int
    {
        return $this->random->getInt($from, $to);
    }

    /** @param array<mixed> $items */
    public function pick(array $items): mixed
    {
        return array_values($items)[$this->number(0, count($items) - 1)];
    }

    public function sentence(): string
    {
        return sprintf($this->pick(self::SENTENCES), $this->number(12, 900), $this->pick(self::PLACES), $this->pick(self::PEOPLE));
    }

    /** No paragraph is the beginning or a part of another one: the first sentence counts. */
    public function paragraph(): string
    {
        $sentences = [sprintf('Beim %d. Treffen der Runde ging es um das Nötigste.', ++$this->paragraphs)];
        for ($i = $this->number(1, 3); $i > 0; $i--) {
            $sentences[] = $this->sentence();
        }
        return implode(' ', array_unique($sentences));
    }

    /** @return list<string> */
    public function paragraphs(int $count): array
    {
        return array_map(fn () => $this->paragraph(), range(1, $count));
    }

    public function headline(): string
    {
        return sprintf($this->pick(self::HEADLINES), $this->pick(self::TOPICS), $this->pick(self::PLACES));
    }
}
