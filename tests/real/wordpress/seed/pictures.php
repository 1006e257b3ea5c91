<?php
/* Real attachments: small JPEG files drawn with GD, with every size that WordPress cuts from them. */
final class Pictures
{
    private const CAPTIONS = ['Blick auf die Schleuse im Morgenlicht', 'Volle Ränge beim Orgelsommer', 'Die alte Waschkaue, um 1920',
        'Übergabe der Fahrräder (v. l.): Gesa Ahlers, Olaf Übersee', 'Bücher, Bücher & Süßes', 'Der „Turm“ bei Nacht', 'Probe der Bläserklasse'];
    private const CREDITS = [' Foto: Jördis Groß', '. Foto: privat', ' Foto: Stadtarchiv Kanalstadt', ' © Jördis Groß, Stadt Kanalstadt', '. © Pressebüro, Stadt Kanalstadt', ''];

    /** @var list<int> */
    public array $ids = [];
    public int $panorama;
    public int $bare;
    public int $credited;

    public function __construct(Words $words, int $count)
    {
        for ($i = 0; $i < $count; $i++) {
            $caption = self::CAPTIONS[$i % count(self::CAPTIONS)];
            [$width, $height] = $i % 3 === 1 ? [480, 640] : [900, 600];
            $this->ids[] = $this->draw("bild-$i", $width, $height, $caption . $words->pick(self::CREDITS), $i % 4 ? $caption : '');
        }
        $this->panorama = $this->draw('panorama', 2800, 1400, 'Panorama vom Förderturm. Foto: Jördis Groß', 'Panorama');
        $this->bare = $this->draw('ohne-unterschrift', 600, 400, '', 'Ein Bild ohne Unterschrift');
        $this->credited = $this->draw('nur-nachweis', 600, 400, 'Foto: Jördis Groß', 'Ein Bild, das nur einen Nachweis trägt');
    }

    /** @return list<int> `$count` different pictures in an order of chance */
    public function some(Words $words, int $count): array
    {
        $some = [];
        while (count($some) < $count) {
            $some[] = $words->pick(array_diff($this->ids, $some));
        }
        return $some;
    }

    private function draw(string $name, int $width, int $height, string $caption, string $alt): int
    {
        $upload = wp_upload_dir('2014/11');
        $image = imagecreatetruecolor($width, $height);
        for ($y = 0; $y < $height; $y += 20) {
            imagefilledrectangle($image, 0, $y, $width, $y + 19, imagecolorallocate($image, $y % 255, crc32($name) % 255, 120));
        }
        $file = "{$upload['path']}/$name.jpg";
        imagejpeg($image, $file, 70);
        $id = wp_insert_attachment(['post_title' => $name, 'post_mime_type' => 'image/jpeg', 'post_status' => 'inherit',
            'post_excerpt' => wp_slash($caption), 'post_date' => '2014-11-01 09:00:00'], $file);
        wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
        update_post_meta($id, '_wp_attachment_image_alt', $alt);
        return $id;
    }
}
